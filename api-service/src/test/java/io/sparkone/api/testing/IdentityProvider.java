package io.sparkone.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/**
 * An OpenID Connect provider that asks nobody for a password, checks what its client sends, and misbehaves when told to:
 * {@code PUT /next} with {@code {"claims": {…}, "fault": "…"}} says what it does from now on.
 */
public final class IdentityProvider implements AutoCloseable {

    public static final String CLIENT = "sparkone";
    public static final String SECRET = "a client secret for tests, of 32 bytes and more";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LIFE = Duration.ofMinutes(5);

    private final HttpServer server;
    private final RSAKey key;
    private final RSAKey otherKey;
    private final Map<String, AuthenticationRequest> codes = new ConcurrentHashMap<>();
    private volatile JsonNode next = JSON.createObjectNode();

    public IdentityProvider() {
        try {
            key = new RSAKeyGenerator(2048).keyID("one").generate();
            otherKey = new RSAKeyGenerator(2048).keyID("one").generate();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "identity-provider");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/.well-known/openid-configuration", exchange -> send(exchange, 200, Map.of("issuer",
                issuer(), "authorization_endpoint", issuer() + "/authorize", "token_endpoint", issuer() + "/token",
                "jwks_uri", issuer() + "/keys", "response_types_supported", List.of("code"), "subject_types_supported",
                List.of("public"), "id_token_signing_alg_values_supported", List.of("RS256", "HS256", "none"))));
        server.createContext("/keys", exchange -> send(exchange, 200, new JWKSet(key).toJSONObject()));
        server.createContext("/authorize", this::authorize);
        server.createContext("/token", this::token);
        server.createContext("/next", exchange -> {
            obey(JSON.readTree(exchange.getRequestBody()));
            send(exchange, 200, Map.of());
        });
        server.start();
    }

    public String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void authorize(HttpExchange exchange) throws IOException {
        try (exchange) {
            AuthenticationRequest request = AuthenticationRequest.parse(exchange.getRequestURI());
            String back = request.getRedirectionURI() + "?state="
                    + URLUtils.serializeParameters(Map.of("", List.of(request.getState().getValue()))).substring(1);
            if (is("denied")) {
                back += "&error=access_denied";
            } else {
                String code = UUID.randomUUID().toString();
                codes.put(code, request);
                back += "&code=" + code + (is("other provider answers") ? "&iss=https://other.example" : "");
            }
            exchange.getResponseHeaders().add("Location", back);
            exchange.sendResponseHeaders(302, -1);
        } catch (ParseException e) {
            throw new IOException(e);
        }
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, List<String>> form = URLUtils
                .parseParameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        awaitWord();
        if (is("down")) {
            send(exchange, 500, Map.of());
            return;
        }
        AuthenticationRequest request = codes.remove(form.getOrDefault("code", List.of("")).get(0));
        if (request == null || !accepts(request, form) || !isClient(exchange)) {
            send(exchange, 400, Map.of("error", "invalid_grant"));
            return;
        }
        try {
            send(exchange, 200, Map.of("access_token", "unused", "token_type", "Bearer", "id_token",
                    idToken(request).serialize()));
        } catch (JOSEException e) {
            throw new IOException(e);
        }
    }

    private synchronized void awaitWord() {
        try {
            while (is("silent")) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void obey(JsonNode word) {
        next = word;
        notifyAll();
    }

    private static boolean accepts(AuthenticationRequest request, Map<String, List<String>> form) {
        return request.getRedirectionURI().equals(URI.create(form.get("redirect_uri").get(0)))
                && request.getCodeChallengeMethod().equals(CodeChallengeMethod.S256)
                && request.getCodeChallenge().equals(CodeChallenge.compute(CodeChallengeMethod.S256,
                        new CodeVerifier(form.get("code_verifier").get(0))));
    }

    private static boolean isClient(HttpExchange exchange) {
        String expected = CLIENT + ":" + URLUtils.serializeParameters(Map.of("", List.of(SECRET))).substring(1);
        return ("Basic " + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.UTF_8)))
                .equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private JWT idToken(AuthenticationRequest request) throws JOSEException {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(is("other issuer") ? "https://other.example" : issuer()).subject("1234")
                .audience(is("other audience") ? "another" : CLIENT)
                .issueTime(Date.from(is("expired") ? now.minus(LIFE.multipliedBy(2)) : now))
                .expirationTime(Date.from(is("expired") ? now.minus(LIFE) : now.plus(LIFE)))
                .claim("nonce", is("other nonce") ? "another" : request.getNonce().getValue());
        next.path("claims").properties().forEach(claim -> claims.claim(claim.getKey(),
                JSON.convertValue(claim.getValue(), Object.class)));
        if (is("unsigned")) {
            return new PlainJWT(claims.build());
        }
        boolean secret = is("signed with the secret");
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(secret ? JWSAlgorithm.HS256 : JWSAlgorithm.RS256).keyID("one").build(),
                claims.build());
        token.sign(secret ? new MACSigner(SECRET) : new RSASSASigner(is("other key") ? otherKey : key));
        return token;
    }

    private boolean is(String fault) {
        return next.path("fault").asText().equals(fault);
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        try (exchange) {
            byte[] bytes = JSON.writeValueAsBytes(body);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
