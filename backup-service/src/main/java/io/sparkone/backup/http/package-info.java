/** What the REST resources of this service share. */
package io.sparkone.backup.http;
