// A formatter that writes nothing, where another takes its place when the run is over.
module.exports = { default: { type: 'formatter', formatter: () => {} } };
