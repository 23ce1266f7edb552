package io.sparkone.api.reminder;

import java.time.LocalDate;
import java.util.List;

import io.sparkone.api.user.PhoneNumber;
import io.sparkone.api.user.User;

/**
 * A user who is reminded, of what is theirs. Users with a WhatsApp number hear of what they wrote themselves; all else is the
 * owner's.
 *
 * @param others the users with a number whose own things the owner does not hear of; empty for anybody else
 */
record Audience(User user, List<User> others) {

    private static final String WHATSAPP = "whatsapp";

    static List<Audience> of(List<User> users) {
        List<User> reachable = users.stream().filter(user -> !user.isOwner() && user.number() != null).toList();
        return users.stream().filter(user -> user.isOwner() || reachable.contains(user))
                .map(user -> new Audience(user, user.isOwner() ? reachable : List.of())).toList();
    }

    /** Whether what came in over a channel from a sender is this user's. */
    boolean includes(String channel, String sender) {
        return user.isOwner()
                ? others.stream().noneMatch(other -> wrote(other, channel, sender))
                : wrote(user, channel, sender);
    }

    private static boolean wrote(User user, String channel, String sender) {
        if (sender == null) {
            return false;
        }
        return WHATSAPP.equals(channel)
                ? PhoneNumber.of(sender).isSame(PhoneNumber.of(user.number()))
                : user.name().equals(sender);
    }

    /** Whom to tell of it: the user, or for the owner whoever wrote it on WhatsApp; null for the configured recipients. */
    String recipient(String channel, String sender) {
        if (!user.isOwner()) {
            return user.number();
        }
        return WHATSAPP.equals(channel) ? sender : null;
    }

    String briefKey(LocalDate day) {
        return "brief/" + day + (user.isOwner() ? "" : "/" + user.name());
    }
}
