/** What the start demands of secrets. */
package io.sparkone.notify.security;
