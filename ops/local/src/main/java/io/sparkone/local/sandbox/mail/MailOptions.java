package io.sparkone.local.sandbox.mail;

/**
 * How the SMTP server behaves.
 *
 * @param port 0 takes a free one
 * @param startTls offers STARTTLS with a self-signed certificate of its own
 * @param username demanded from clients, or null to let everybody in
 * @param password of that user, or null
 */
public record MailOptions(int port, boolean startTls, String username, String password) {

    /** No TLS, no login. */
    public static MailOptions open(int port) {
        return new MailOptions(port, false, null, null);
    }
}
