package io.sparkone.api.http;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.platform.audit.AuditLog;
import io.sparkone.platform.audit.Caller;

/** Runs a write: its effect, its audit row and the answer kept for its {@code Idempotency-Key} commit together. */
@ApplicationScoped
public class Writes {

    private static final int MAX_KEY_LENGTH = 255;

    private final Caller caller;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final ObjectMapper json;

    Writes(Caller caller, IdempotencyKeys keys, AuditLog audit, ObjectMapper json) {
        this.caller = caller;
        this.keys = keys;
        this.audit = audit;
        this.json = json;
    }

    /**
     * Does the work once for each key. A failure rolls everything back and leaves the key free.
     *
     * @param body what the client sent, or null: the same key with another body is refused with 422
     * @param work makes the change and the answer
     */
    @Transactional
    public Response answer(Object body, Supplier<Response> work) {
        String key = caller.idempotencyKey();
        if (key == null) {
            return audited(work.get());
        }
        if (key.isBlank() || key.length() > MAX_KEY_LENGTH) {
            throw Problems.invalidField("Idempotency-Key", "header",
                    "must have 1 to " + MAX_KEY_LENGTH + " characters");
        }
        Optional<KeptAnswer> kept = keys.claim(caller.name(), key, hash(body));
        if (kept.isPresent()) {
            return kept.get().response();
        }
        Response response = work.get();
        keys.keep(caller.name(), key, KeptAnswer.of(response, write(response.getEntity())));
        return audited(response);
    }

    /** Does a write whose answer must not be kept, because it holds a secret: an {@code Idempotency-Key} is passed over. */
    @Transactional
    public Response answerOnce(Supplier<Response> work) {
        return audited(work.get());
    }

    /** Notes a write that has committed by itself, in transactions of its own. */
    @Transactional
    public void note(int status) {
        audit.record(caller, status);
    }

    private Response audited(Response response) {
        audit.record(caller, response.getStatus());
        return response;
    }

    private String hash(Object body) {
        return Sha256.hex(caller.method() + ' ' + caller.path() + '\n' + write(body));
    }

    private String write(Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON value: " + value.getClass().getName(), e);
        }
    }
}
