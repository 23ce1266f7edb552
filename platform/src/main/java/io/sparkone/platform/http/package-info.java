/** What every service refuses before it looks at a request. */
package io.sparkone.platform.http;
