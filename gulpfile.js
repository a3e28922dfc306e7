const { dest, parallel, src } = require('gulp');

const copyIcons = () => src('icons/**/*.svg', { encoding: false }).pipe(dest('dist/icons'));

const copyCodexFiles = () =>
	src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));

exports.default = parallel(copyIcons, copyCodexFiles);
