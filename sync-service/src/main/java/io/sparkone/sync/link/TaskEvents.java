package io.sparkone.sync.link;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import io.sparkone.platform.event.Event;
import io.sparkone.platform.event.EventHandler;
import io.sparkone.platform.event.EventPayload;
import io.sparkone.platform.event.MalformedEventException;
import io.sparkone.sync.hub.HubTask;
import io.sparkone.sync.hub.HubTasks;

/** Keeps the hub's copy up to date, and makes the links follow. */
@ApplicationScoped
class TaskEvents implements EventHandler {

    /** Where a change came from, as far as it concerns us; null fields where it came from elsewhere. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Originated(Origin origin) {

        @JsonIgnoreProperties(ignoreUnknown = true)
        record Origin(UUID proposalId) {}
    }

    private final EventPayload payloads;
    private final HubTasks tasks;
    private final LinkItems items;
    private final Proposals proposals;
    private final Links links;

    TaskEvents(EventPayload payloads, HubTasks tasks, LinkItems items, Proposals proposals, Links links) {
        this.payloads = payloads;
        this.tasks = tasks;
        this.items = items;
        this.proposals = proposals;
        this.links = links;
    }

    @Override
    public String stream() {
        return "sparkone:api";
    }

    @Override
    public Set<String> types() {
        return Set.of("task.created", "task.updated", "task.deleted", "task.snapshot");
    }

    @Override
    public void handle(Event event) throws MalformedEventException {
        HubTask task = payloads.read(event, HubTask.class);
        Originated.Origin origin = payloads.read(event, Originated.class).origin();
        boolean answered = origin != null && origin.proposalId() != null && answered(origin.proposalId(), task);
        if (tasks.apply(task) || answered) {
            links.touch(task.id());
        }
    }

    /** The hub did what it was asked for: what the remote side had is agreed on, even if the hub has moved on since. */
    private boolean answered(UUID proposalId, HubTask task) {
        return proposals.close(proposalId, "applied", null).map(proposal -> {
            if (proposal.itemId() != null && "create".equals(proposal.kind())) {
                bind(proposal, task);
            } else if (proposal.itemId() != null) {
                items.rebase(proposal.itemId(), Discovery.taken(proposal.cells(), task.cells()));
            }
            return true;
        }).orElse(false);
    }

    private void bind(Proposals.Proposal proposal, HubTask task) {
        if (!items.bind(proposal.link(), proposal.itemId(), task.id(),
                Discovery.taken(proposal.cells(), task.cells()))) {
            items.refused(proposal.itemId(), proposal.cells(),
                    "Task " + task.id() + " is kept in step with another item already");
        }
    }
}
