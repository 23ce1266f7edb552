package io.sparkone.api.user;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A person who may log in.
 *
 * @param number of WhatsApp, digits only, by which what they write is known as theirs, and to which their brief and reminders go;
 *            null for none
 */
@Schema(examples = """
        {"name": "ana", "role": "member", "number": "5511987654321", "created_at": "2026-11-20T12:00:00Z"}""")
public record User(String name, Role role, String number, Instant createdAt) {

    /** What a name is, as a regular expression. */
    public static final String NAME = "[a-z][a-z0-9._-]{1,31}";

    /** The one whose password is {@code WEB_PASSWORD}: an admin, always. */
    public static final String OWNER = "owner";

    @JsonIgnore
    public boolean isOwner() {
        return OWNER.equals(name);
    }

    boolean writesFrom(PhoneNumber other) {
        return number != null && new PhoneNumber(number).isSame(other);
    }
}
