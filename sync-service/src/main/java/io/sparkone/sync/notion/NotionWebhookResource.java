package io.sparkone.sync.notion;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Event;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;

import io.sparkone.sync.link.LinkStates;
import io.sparkone.sync.link.PollWanted;
import io.sparkone.sync.problem.Problems;

/**
 * Notion's hints that something changed. They may be lost, doubled and out of order, so they only make the next poll come sooner;
 * for the same reason a replayed one does no harm.
 *
 * @see <a href="https://developers.notion.com/reference/webhooks">Notion webhooks</a>
 */
@Path("/webhooks/notion")
public class NotionWebhookResource {

    private static final Logger LOG = Logger.getLogger(NotionWebhookResource.class);
    private static final String LINK = "notion";

    private final LinkStates states;
    private final ObjectMapper json;
    private final Event<PollWanted> wanted;

    NotionWebhookResource(LinkStates states, ObjectMapper json, Event<PollWanted> wanted) {
        this.states = states;
        this.json = json;
        this.wanted = wanted;
    }

    @POST
    @PermitAll
    @Consumes(MediaType.APPLICATION_JSON)
    public Response receive(byte[] body, @HeaderParam("X-Notion-Signature") String signature) {
        Optional<String> token = states.webhookToken(LINK);
        if (signature == null) {
            return handshake(body);
        }
        if (token.isEmpty() || !MessageDigest.isEqual(sign(body, token.get()), bytes(signature))) {
            throw Problems.problem(Response.Status.UNAUTHORIZED, "bad-signature", "The signature does not match");
        }
        wanted.fire(new PollWanted(LINK));
        return Response.noContent().build();
    }

    /** The first call of a new subscription brings the secret; once there is one, nobody can put another in its place. */
    private Response handshake(byte[] body) {
        String token = verificationToken(body);
        if (!states.subscribe(LINK, token)) {
            throw Problems.problem(Response.Status.UNAUTHORIZED, "bad-signature",
                    "There is a subscription already; an administrator can end it");
        }
        LOG.info("Notion has begun a webhook subscription; its token is at GET /webhooks/notion, to be entered there");
        return Response.noContent().build();
    }

    private String verificationToken(byte[] body) {
        try {
            JsonNode token = json.readTree(body).path("verification_token");
            if (token.isTextual() && !token.asText().isBlank()) {
                return token.asText();
            }
        } catch (JsonProcessingException e) {
            throw Problems.badRequest("malformed-json", "The body is not JSON");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw Problems.problem(Response.Status.UNAUTHORIZED, "bad-signature", "The signature is missing");
    }

    /** The token to enter at Notion, which proves that the subscription is ours. */
    @GET
    @RolesAllowed("admin")
    public Map<String, String> subscription() {
        return states.webhookToken(LINK).map(token -> Map.of("verification_token", token))
                .orElseThrow(() -> Problems.notFound("subscription", LINK));
    }

    /** Ends the subscription, so that the next handshake is accepted. */
    @DELETE
    @RolesAllowed("admin")
    public void end() {
        states.unsubscribe(LINK);
    }

    private static byte[] sign(byte[] body, String token) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(token), "HmacSHA256"));
            return bytes("sha256=" + HexFormat.of().formatHex(mac.doFinal(body)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
