package io.sparkone.api.oidc;

import java.net.URI;

/**
 * One login at the provider, bound to one browser.
 *
 * @param callback where the provider sends the browser back to
 * @param state comes back with the browser: who cannot tell it did not begin this login
 * @param nonce comes back in the ID token, so that one of another login is not taken
 * @param verifier what only the beginner of the login can show (RFC 7636), 43 to 128 characters
 */
public record OidcAttempt(URI callback, String state, String nonce, String verifier) {

    @Override
    public String toString() {
        return "OidcAttempt[" + callback + "]";
    }
}
