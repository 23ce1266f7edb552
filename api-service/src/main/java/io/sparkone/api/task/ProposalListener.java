package io.sparkone.api.task;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;
import io.sparkone.platform.outbox.Outbox;

/** Answers each proposal of the synchroniser: with the changed task, or with why it was not changed. */
@ApplicationScoped
class ProposalListener implements EventHandler {

    private final EventPayload payloads;
    private final Proposals proposals;
    private final Outbox outbox;

    ProposalListener(EventPayload payloads, Proposals proposals, Outbox outbox) {
        this.payloads = payloads;
        this.proposals = proposals;
        this.outbox = outbox;
    }

    @Override
    public String stream() {
        return "sparkone:sync";
    }

    @Override
    public Set<String> types() {
        return Set.of("task.change.proposed");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        TaskChangeProposed proposal = payloads.read(event, TaskChangeProposed.class);
        try {
            proposals.apply(proposal);
        } catch (RejectedException e) {
            outbox.append("task.change.rejected", "proposal/" + proposal.proposalId(),
                    new TaskChangeRejected(proposal.proposalId(), proposal.link(), proposal.remoteId(),
                            proposal.taskId(), e.reason(), e.getMessage(), 1));
        }
    }
}
