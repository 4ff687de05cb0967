/* For browsers without modules, which run nothing else of ours: the screen is asked for again. */
setTimeout(function () { location.reload(); }, 15000);
