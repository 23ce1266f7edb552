/** What every service refuses before it looks at a request, and how it says no. */
package io.sparkone.platform.http;
