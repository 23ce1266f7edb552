package io.sparkone.sync.link;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;

/** The hub did not do what it was asked for. */
@ApplicationScoped
class RejectionEvents implements EventHandler {

    /** @param reason {@code stale}, {@code invalid} or {@code not_found} */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record ChangeRejected(UUID proposalId, String reason, String detail) {}

    private final EventPayload payloads;
    private final Proposals proposals;
    private final LinkItems items;
    private final jakarta.enterprise.event.Event<LinkDue> due;

    RejectionEvents(EventPayload payloads, Proposals proposals, LinkItems items,
            jakarta.enterprise.event.Event<LinkDue> due) {
        this.payloads = payloads;
        this.proposals = proposals;
        this.items = items;
        this.due = due;
    }

    @Override
    public String stream() {
        return "sparkone:api";
    }

    @Override
    public Set<String> types() {
        return Set.of("task.change.rejected");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        ChangeRejected rejected = payloads.read(event, ChangeRejected.class);
        String detail = rejected.reason() + (rejected.detail() == null ? "" : ": " + rejected.detail());
        proposals.close(rejected.proposalId(), "rejected", detail).ifPresent(proposal -> {
            if (proposal.itemId() == null) {
                return;
            }
            if ("invalid".equals(rejected.reason()) || proposal.taskId() == null) {
                items.refused(proposal.itemId(), proposal.cells(), detail);
            } else {
                items.reconsider(proposal.itemId());
                due.fire(new LinkDue(proposal.link()));
            }
        });
    }
}
