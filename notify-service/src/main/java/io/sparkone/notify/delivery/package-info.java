/**
 * Notices and their deliveries: what is to be told, to whom, over which channel, and what became of it. Channels plug in from
 * their own packages; this one does not know them.
 */
package io.sparkone.notify.delivery;
