package io.sparkone.api.http;

import java.util.List;
import java.util.Map;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** Says which fields of answers may be null; records have no way to say so that the generator of the document reads. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class OpenApiNulls implements OASFilter {

    private static final Map<String, List<String>> NULLABLE = Map.ofEntries(
            Map.entry("TaskView", List.of("description", "due_at", "recurrence", "sender", "completed_at")),
            Map.entry("EventView", List.of("end_at", "location", "recurrence", "time_zone", "uid", "sender")),
            Map.entry("Message",
                    List.of("sender", "user", "sent_at", "interpreted_at", "kind", "engine", "language", "outcome",
                            "reply",
                            "task_id", "event_id")),
            Map.entry("User", List.of("number")), Map.entry("CreateUser", List.of("number")),
            Map.entry("Answer", List.of("message_id")),
            Map.entry("Item", List.of("uid", "title", "event_id", "reason")),
            Map.entry("DeadLetter", List.of("traceparent", "resolved_at", "resolved_by", "reason")),
            Map.entry("AuditEntry", List.of("token_id", "address", "status")),
            Map.entry("TokenView", List.of("revoked_at")),
            Map.entry("Preference", List.of("quiet_from", "quiet_to")), Map.entry("BriefView", List.of("backup")),
            Map.entry("FailedNotification", List.of("recipient", "error")),
            Map.entry("SyncState", List.of("finished_at", "detail")),
            Map.entry("BackupState", List.of("finished_at", "size_bytes", "error")));

    @Override
    public void filterOpenAPI(OpenAPI document) {
        NULLABLE.forEach((name, fields) -> {
            Schema schema = document.getComponents().getSchemas().get(name);
            fields.forEach(field -> schema.addProperty(field, nullable(schema.getProperties().get(field))));
        });
    }

    private static Schema nullable(Schema schema) {
        if (schema.getRef() == null) {
            return schema.addType(SchemaType.NULL);
        }
        return OASFactory.createSchema().anyOf(List.of(schema, OASFactory.createSchema().addType(SchemaType.NULL)));
    }
}
