package io.sparkone.api.user;

/**
 * From now on a user may do less, or nothing.
 *
 * @param role null where the user has left
 */
public record UserRightsChanged(String name, Role role) {}
