import { z } from 'zod'

// zod compiles its parsers with new Function where it may; the window's content security policy refuses that,
// and even the attempt is reported as a violation. Imported before anything that declares a schema.
z.config({ jitless: true })
