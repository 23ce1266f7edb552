package io.sparkone.sync.sheets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.google.auth.Retryable;
import com.google.auth.oauth2.ServiceAccountCredentials;

import io.sparkone.sync.link.RemoteException;

/** Access tokens for the service account; fetched when one is needed, from the address that its file names. */
@ApplicationScoped
class SheetsTokens {

    private static final List<String> SCOPES = List.of("https://www.googleapis.com/auth/spreadsheets");

    private final SheetsConfig config;
    private volatile ServiceAccountCredentials credentials;

    SheetsTokens(SheetsConfig config) {
        this.config = config;
    }

    /** The value of the Authorization header. */
    String bearer() {
        try {
            ServiceAccountCredentials account = account();
            account.refreshIfExpired();
            return "Bearer " + account.getAccessToken().getTokenValue();
        } catch (IOException e) {
            // the library gives one exception for a refusal and for a lost connection, and says in a cause which it was
            throw refused(e)
                    ? new RemoteException.Denied("Google refused the service account: " + e.getMessage())
                    : new RemoteException.Unavailable("No access token from Google: " + e.getMessage(), e);
        }
    }

    /** A token that was refused is not used again. */
    void forget() {
        credentials = null;
    }

    private synchronized ServiceAccountCredentials account() throws IOException {
        if (credentials == null) {
            try (InputStream file = Files.newInputStream(Path.of(config.credentialsPath().orElseThrow()))) {
                credentials = (ServiceAccountCredentials) ServiceAccountCredentials.fromStream(file)
                        .createScoped(SCOPES);
            }
        }
        return credentials;
    }

    private static boolean refused(IOException e) {
        return e instanceof Retryable retryable && !retryable.isRetryable();
    }
}
