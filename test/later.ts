/** Has the process's own clock stand at so many milliseconds from now, until mocks are restored. */
export function later(milliseconds: number): void {
	const then = performance.now() + milliseconds;
	jest.spyOn(performance, 'now').mockReturnValue(then);
}
