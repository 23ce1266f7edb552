package io.sparkone.local.sandbox.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;

import io.sparkone.local.sandbox.http.Json;

/** Signs the assertion with which a service account asks for a token. */
final class Assertions {
    private Assertions() {}

    static String sign(JsonNode account, Instant at) throws GeneralSecurityException {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        String unsigned = base64.encodeToString(Json.bytes(Json.object().put("alg", "RS256"))) + "."
                + base64.encodeToString(Json.bytes(Json.object().put("iss", account.path("client_email").asText())
                        .put("iat", at.getEpochSecond()).put("exp", at.getEpochSecond() + 3600)));
        String pem = account.path("private_key").asText().replaceAll("-----[A-Z ]+-----|\\s", "");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem))));
        signature.update(unsigned.getBytes(UTF_8));
        return unsigned + "." + base64.encodeToString(signature.sign());
    }
}
