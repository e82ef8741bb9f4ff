/** The package that matches patterns, with what it takes to load it as a module kept out of the part that is always loaded. */
export { default } from 'picomatch';
