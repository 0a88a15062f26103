/** The table of rooms: what each may import of ours. ARCHITECTURE.md explains it; eslint.config.js enforces it. */
export const rooms = {
  contract: [],
  engine: [],
  text: [],
  catalog: ['contract', 'text'],
  imports: ['contract', 'text'],
  jobs: ['contract'],
  services: ['contract', 'catalog', 'imports', 'jobs', 'engine'],
  gateway: ['contract', 'services'],
  commands: ['contract', 'services'],
  hosts: ['contract', 'gateway'],
  worker: ['contract', 'catalog', 'imports', 'engine'],
};

/** Rooms of the page. `components` show what they are given; stores alone reach the api. */
export const pageRooms = {
  api: ['contract'],
  stores: ['contract', 'api', 'stores'],
  composables: ['contract', 'stores', 'composables', 'locales'],
  components: ['contract', 'components'],
  layout: ['contract', 'stores', 'composables', 'components', 'locales', 'theme'],
  views: ['contract', 'stores', 'composables', 'components', 'locales', 'views'],
  theme: [],
  locales: ['contract'],
};
