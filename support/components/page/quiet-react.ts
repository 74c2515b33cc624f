/* React advises people to install its tools, on every page; this one is looked at by a machine. */
const tools = '__REACT_DEVTOOLS_GLOBAL_HOOK__';
if (!(tools in window)) Object.assign(window, { [tools]: { isDisabled: true } });
