/** How this service says no over HTTP. */
package io.sparkone.notify.http;
