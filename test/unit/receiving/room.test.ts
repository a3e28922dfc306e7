import { Room } from '../../../nodes/ThoughtSpot/trigger/receiving/room';

describe('the room for what nobody has verified', () => {
	it('is shared by all who read at the same time', () => {
		const room = new Room(10);
		const [one, two] = [room.share(), room.share()];
		expect(one.take(6)).toBe(true);
		expect(two.take(4)).toBe(true);
		expect(one.take(1)).toBe(false);
		expect(two.take(1)).toBe(false);
	});

	it('is there again once it is given back, each share once', () => {
		const room = new Room(10);
		const [one, two, three] = [room.share(), room.share(), room.share()];
		one.take(10);
		expect(two.take(1)).toBe(false);
		one.giveBack();
		one.giveBack();
		expect(two.take(9)).toBe(true);
		expect(three.take(1)).toBe(false);
		two.giveBack();
		three.giveBack();
		three.giveBack();
		expect(room.share().take(10)).toBe(true);
		expect(room.share().take(1)).toBe(false);
	});

	it('is as large as is wanted for one that is alone', () => {
		const room = new Room(10);
		const [one, two] = [room.share(), room.share()];
		expect(one.take(100)).toBe(true);
		expect(two.take(1)).toBe(false);
		two.giveBack();
		expect(one.take(1)).toBe(true);
	});
});
