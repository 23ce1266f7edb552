package io.sparkone.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import jakarta.persistence.Entity;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("io.sparkone.api");
    }

    @Test
    void entitiesAndResourcesStayWithinTheirFeature() {
        classes().that().areAnnotatedWith(Entity.class).or().areAnnotatedWith(Path.class).should().bePackagePrivate()
                .because("other features ask the service of the feature, which keeps its rules").check(classes);
    }

    @Test
    void interpretationKnowsNoFrameworkAndNoOtherFeature() {
        noClasses().that().resideInAPackage("io.sparkone.api.interpretation..").should().dependOnClassesThat()
                .resideInAnyPackage("io.quarkus..", "jakarta.ws.rs..", "jakarta.persistence..",
                        "io.sparkone.platform..")
                .because("a grammar is a function of a sentence, a time and a zone").check(classes);
    }
}
