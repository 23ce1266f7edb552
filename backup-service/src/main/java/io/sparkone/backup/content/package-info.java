/** What a database holds, taken from a source and from its copies, and the difference between the two. */
package io.sparkone.backup.content;
