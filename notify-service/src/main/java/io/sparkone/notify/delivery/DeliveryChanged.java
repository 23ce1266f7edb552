package io.sparkone.notify.delivery;

/**
 * Something happened to deliveries of a channel; observed after the commit.
 *
 * @param status what to count, or null for nothing
 */
record DeliveryChanged(ChannelType channel, DeliveryMetrics.Status status) {}
