package io.sparkone.platform.audit;

import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts every request that would write into the audit log: an entry before it is begun, without which it is not begun, and what came of
 * it afterwards. Refused ones, of which nothing is written, get theirs afterwards.
 */
@Provider
@Priority(Auditing.AFTER_OTHERS)
class Auditing implements ContainerRequestFilter, ContainerResponseFilter {

    /** After the filters that check credentials: what they refuse is not begun. */
    static final int AFTER_OTHERS = Priorities.USER + 1_000;

    private static final String ENTRY = Auditing.class.getName();
    private static final Set<String> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    private final AuditLog log;
    private final Outcomes outcomes;
    private final Caller caller;

    Auditing(AuditLog log, Outcomes outcomes, Caller caller) {
        this.log = log;
        this.outcomes = outcomes;
        this.caller = caller;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (log.isWrittenAhead() && !READING.contains(request.getMethod())) {
            request.setProperty(ENTRY, log.begin(caller.act()));
        }
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        int status = response.getStatus();
        if (request.getProperty(ENTRY) instanceof Long id) {
            outcomes.add(new Outcome(id, null, status));
        } else if (!READING.contains(request.getMethod()) && isRefusal(status)) {
            caller.deferredAct().subscribe().with(act -> outcomes.add(new Outcome(null, act, status)));
        }
    }

    /** Those who ask too much are counted by the limit itself: an entry for each would do the work that the limit saves. */
    private static boolean isRefusal(int status) {
        return status >= Status.BAD_REQUEST.getStatusCode() && status != Status.TOO_MANY_REQUESTS.getStatusCode();
    }
}
