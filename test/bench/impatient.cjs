/** Loaded before the program (`node --require`): V8 optimises as early as it does by itself, because there is no way to tell it otherwise. */
process.getBuiltinModule = undefined;
