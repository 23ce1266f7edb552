/** What every resource shares: errors as RFC 9457 problems, strict input, ETags, idempotent writes and their audit. */
package io.sparkone.api.http;
