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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [twoLanguages, react()],
  logLevel: 'warn',
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
