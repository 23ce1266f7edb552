package io.sparkone.local.sandbox.evolution;

/**
 * A message that somebody writes on a telephone.
 *
 * @param from number or JID of the writer
 * @param fromMe whether the owner wrote it on the telephone of the instance
 * @param group JID of the group it is written to, or null
 * @param id of the message, or null for a new one (the same id again is a redelivery)
 * @param name the writer's own name, or null
 */
public record Incoming(String from, String text, boolean fromMe, String group, String id, String name) {}
