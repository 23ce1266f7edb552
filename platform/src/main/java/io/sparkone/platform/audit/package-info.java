/** Who asked for which write over HTTP, and what came of it: kept by every service in its own schema, read alike in all. */
package io.sparkone.platform.audit;
