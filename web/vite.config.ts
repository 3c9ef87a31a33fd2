/** How the portal is built: no inline code, no third-party host, and only the two languages of the portal in React Aria. */
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const OTHER_LANGUAGE = /\/react-aria[\w-]*\/.*\/intl\/.*\/(?!fr-FR|en-US)[a-z]{2}-[A-Z]{2}\.mjs$/;

/** React Aria carries its few sentences in thirty-four languages: the portal speaks two. */
const twoLanguages: Plugin = {
  name: 'two-languages',
  enforce: 'pre',
  load: (id) => (OTHER_LANGUAGE.test(id) ? 'export default {};' : null),
};

/** Of the browser's code; with `isSsrBuild`, of the code that makes pages on the server, which is whole: it needs no package. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [twoLanguages, react()],
  logLevel: 'warn',
  ...(isSsrBuild ? { define: { 'process.env.NODE_ENV': '"production"' }, ssr: { noExternal: true } } : {}),
  build: {
    outDir: isSsrBuild ? 'dist/server' : 'dist',
    emptyOutDir: true,
    target: isSsrBuild ? 'node24' : 'es2023',
    assetsInlineLimit: 0,
    // All the styles at once: a page that comes from the server has those of its parts before their code.
    cssCodeSplit: false,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
}));
