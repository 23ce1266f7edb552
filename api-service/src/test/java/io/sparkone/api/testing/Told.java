package io.sparkone.api.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.sparkone.local.testing.LocalStack;

/** What the service has told others, from its outbox. */
public record Told(String type, String subject, JsonNode data) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Events with the subject, oldest first. */
    public static List<Told> about(String subject) {
        return select("where subject = ?", subject);
    }

    /** Events of the type, oldest first. */
    public static List<Told> ofType(String type) {
        return select("where type = ?", type);
    }

    private static List<Told> select(String condition, String parameter) {
        try (Connection connection = LocalStack.current().postgres().connect();
                PreparedStatement select = connection
                        .prepareStatement("select type, subject, data from api.outbox " + condition + " order by id")) {
            select.setString(1, parameter);
            List<Told> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(new Told(rows.getString(1), rows.getString(2), JSON.readTree(rows.getString(3))));
                }
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
