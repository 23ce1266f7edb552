/** How the sandbox remembers over its end: one mechanism for all of its parts, a journal of changes each. */
package io.sparkone.local.sandbox.journal;
