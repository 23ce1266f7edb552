package io.sparkone.api.http;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.quarkus.jackson.ObjectMapperCustomizer;

/**
 * Reads an absent Optional as null, so that a PATCH can tell "leave" (absent) from "clear" (null). Runs before Quarkus
 * registers the module of the same name, which is then passed over.
 */
@Singleton
class PatchJson implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper json) {
        json.registerModule(new Jdk8Module().configureReadAbsentAsNull(true));
    }
}
