/** Messages: taken in from every channel, stored first, then read and acted on through the event path. */
package io.sparkone.api.message;
