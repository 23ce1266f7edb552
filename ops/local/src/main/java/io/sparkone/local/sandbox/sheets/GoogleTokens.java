package io.sparkone.local.sandbox.sheets;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.sparkone.local.sandbox.http.Area;
import io.sparkone.local.sandbox.http.Json;
import io.sparkone.local.sandbox.http.Reply;
import io.sparkone.local.sandbox.http.Request;
import io.sparkone.local.sandbox.http.Urls;

/**
 * Google's token endpoint for service accounts. It reads the claims of an assertion and its times, but does not check
 * the signature: the key pair is made wherever the credentials file is written, and the sandbox has no copy of it.
 */
final class GoogleTokens implements Area {
    static final String STATIC_TOKEN = "sandbox-sheets-token";

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";
    private static final int LIFETIME = 3600;
    private static final int LIMIT = 1000;

    private final Clock clock;
    private final Map<String, Long> expiries = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > LIMIT;
        }
    };

    GoogleTokens(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return "google";
    }

    @Override
    public String prefix() {
        return "/google";
    }

    @Override
    public Reply trouble(int status) {
        return refused(status, "internal_failure", "Backend Error");
    }

    @Override
    public Reply handle(Request request) {
        if (!request.method().equals("POST") || !request.path().equals("/token")) {
            return refused(404, "not_found", "Not Found");
        }
        Map<String, List<String>> form = Urls.decodeForm(new String(request.body(), StandardCharsets.UTF_8));
        if (!form.getOrDefault("grant_type", List.of()).contains(GRANT)) {
            return refused(400, "unsupported_grant_type", "Invalid grant_type");
        }
        if (!current(form.getOrDefault("assertion", List.of("")).get(0))) {
            return refused(400, "invalid_grant", "Invalid JWT: Token must be a short-lived token and in a reasonable"
                    + " timeframe. Check your iat and exp values in the JWT claim.");
        }
        return Reply.json(
                Json.object().put("access_token", issue()).put("expires_in", LIFETIME).put("token_type", "Bearer"));
    }

    private synchronized String issue() {
        String token = "ya29.sandbox." + UUID.randomUUID();
        expiries.put(token, clock.instant().getEpochSecond() + LIFETIME);
        return token;
    }

    /** A token that was issued here, the well-known one, or an assertion that a client signed itself. */
    synchronized boolean accepts(String token) {
        Long expiry = expiries.get(token);
        return token.equals(STATIC_TOKEN) || expiry != null && expiry > clock.instant().getEpochSecond()
                || current(token);
    }

    private boolean current(String jwt) {
        String[] parts = jwt.split("\\.");
        if (parts.length != 3 || parts[2].isEmpty()) {
            return false;
        }
        try {
            JsonNode claims = Json.read(Base64.getUrlDecoder().decode(parts[1]));
            // the difference of clocks that Google allows is five minutes
            long now = clock.instant().getEpochSecond();
            return claims.path("iss").asText("").endsWith(ServiceAccountFile.DOMAIN)
                    && claims.path("iat").asLong() <= now + 300 && claims.path("exp").asLong() > now - 300;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static Reply refused(int status, String error, String description) {
        ObjectNode body = Json.object().put("error", error).put("error_description", description);
        return Reply.json(status, body);
    }
}
