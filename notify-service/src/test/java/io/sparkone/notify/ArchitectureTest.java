package io.sparkone.notify;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("io.sparkone.notify");
    }

    @Test
    void deliveryKnowsNoChannel() {
        noClasses().that().resideInAPackage("io.sparkone.notify.delivery..").should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.notify.whatsapp..", "io.sparkone.notify.email..",
                        "io.quarkus.mailer..")
                .because("a channel can be added without changing how notices become deliveries").check(classes);
    }
}
