package io.sparkone.api.task;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads proposed changes by the rules that hold for REST clients too. */
@ApplicationScoped
class ProposedChanges {

    private final ObjectMapper json;
    private final Validator validator;

    ProposedChanges(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    EditTask edit(JsonNode changes) throws RejectedException {
        return read(changes, EditTask.class);
    }

    CreateTask creation(JsonNode changes, String channel) throws RejectedException {
        CreateTask wanted = read(changes, CreateTask.class);
        return new CreateTask(wanted.title(), wanted.description(), wanted.status(), wanted.priority(),
                wanted.dueAt(), wanted.recurrence(), channel, wanted.sender());
    }

    private <T> T read(JsonNode changes, Class<T> type) throws RejectedException {
        if (changes == null || !changes.isObject()) {
            throw new RejectedException("invalid", "changes is missing");
        }
        T read;
        try {
            read = json.treeToValue(changes, type);
        } catch (JsonProcessingException e) {
            throw new RejectedException("invalid", e.getOriginalMessage());
        }
        Set<ConstraintViolation<T>> violations = validator.validate(read);
        if (!violations.isEmpty()) {
            throw new RejectedException("invalid", violations.stream()
                    .map(v -> v.getPropertyPath() + " " + v.getMessage()).sorted().collect(Collectors.joining(", ")));
        }
        return read;
    }
}
