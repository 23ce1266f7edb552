package io.sparkone.api.model;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What a language model takes a message for. It can name no item that exists, no person and no other action; what does not apply
 * is empty, never null.
 *
 * @param date local, {@code 2026-11-23}
 * @param time local, {@code 17:00}
 * @param endDate the last day
 */
record Proposal(@JsonProperty(required = true) String action, @JsonProperty(required = true) String title,
        @JsonProperty(required = true) String date, @JsonProperty(required = true) String time,
        @JsonProperty(value = "end_date", required = true) String endDate,
        @JsonProperty(value = "end_time", required = true) String endTime, @JsonProperty(required = true) String place,
        @JsonProperty(required = true) String priority) {

    static final String CREATE_TASK = "create_task";
    static final String CREATE_EVENT = "create_event";
    static final String LIST_TASKS = "list_tasks";
    static final String LIST_EVENTS = "list_events";
    static final String NONE = "none";
    static final List<String> ACTIONS = List.of(CREATE_TASK, CREATE_EVENT, LIST_TASKS, LIST_EVENTS, NONE);

    /** More than any answer of the schema needs. */
    private static final int MAX_LENGTH = 4000;

    static Proposal parse(String json) {
        if (json.length() > MAX_LENGTH) {
            throw new InvalidAnswerException("longer than " + MAX_LENGTH + " characters");
        }
        Proposal proposal = AnswerJson.read(json, Proposal.class);
        if (!ACTIONS.contains(proposal.action())) {
            throw new InvalidAnswerException("an action that does not exist");
        }
        return proposal;
    }
}
