package io.sparkone.api.user;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

import io.sparkone.api.http.OnlyKnownFields;

/**
 * A user to be made.
 *
 * @param number of WhatsApp with its country code; null for none
 */
@Schema(examples = """
        {"name": "ana", "password": "a long and secret one", "role": "member", "number": "5511987654321"}""")
@OnlyKnownFields
public record CreateUser(
        @NotNull @Pattern(regexp = User.NAME, message = "must be 2 to 32 of a-z, 0-9, dot, dash and underscore, a letter first") String name,
        @NotNull @NewPassword String password, @NotNull Role role,
        @Pattern(regexp = NUMBER, message = NUMBER_RULE) String number) {

    static final String NUMBER = "[0-9]{8,15}";
    static final String NUMBER_RULE = "must be 8 to 15 digits, the country code first";

    /** Says nothing of the password. */
    @Override
    public String toString() {
        return "CreateUser[" + name + "]";
    }
}
