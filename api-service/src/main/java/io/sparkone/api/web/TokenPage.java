package io.sparkone.api.web;

import java.time.Instant;
import java.util.List;

import io.sparkone.api.security.TokenList.TokenView;

/**
 * The tokens of who is logged in.
 *
 * @param made the new token, shown this once; null where none was made
 * @param scopes those that the user's role allows
 * @param error the key of the text that says what is wrong; null where nothing is
 */
record TokenPage(String made, List<TokenItem> tokens, List<String> scopes, String error) {

    /** ISO 8601 durations to choose from. */
    static final List<String> LIVES = List.of("P1D", "P30D", "P90D", "P365D");

    public List<String> lives() {
        return LIVES;
    }

    /** @param state {@code valid}, {@code expired} or {@code revoked} */
    record TokenItem(String id, String name, String scopes, String expires, String state) {

        static TokenItem of(TokenView token, Frame frame) {
            return new TokenItem(token.id().toString(), token.name(), String.join(" ", token.scopes()),
                    frame.when(token.expiresAt()), state(token, frame.now()));
        }

        private static String state(TokenView token, Instant now) {
            return token.revokedAt() != null ? "revoked" : token.expiresAt().isAfter(now) ? "valid" : "expired";
        }

        public boolean valid() {
            return "valid".equals(state);
        }
    }
}
