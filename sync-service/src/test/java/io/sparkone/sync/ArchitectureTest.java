package io.sparkone.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

import io.sparkone.local.testing.ServiceArchitecture;

class ArchitectureTest extends ServiceArchitecture {

    ArchitectureTest() {
        super("io.sparkone.sync");
    }

    @Test
    void theLinkKnowsNoVendor() {
        noClasses().that().resideInAnyPackage("io.sparkone.sync.link..", "io.sparkone.sync.merge..").should()
                .dependOnClassesThat().resideInAnyPackage("io.sparkone.sync.notion..", "io.sparkone.sync.sheets..")
                .because("another place to keep tasks in step with must not change how that is done").check(classes);
    }

    @Test
    void mergingIsPure() {
        noClasses().that().resideInAPackage("io.sparkone.sync.merge..").should().dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "jakarta..", "io.quarkus..", "io.sparkone.platform..")
                .because("it is proved by simulation, without a database or a clock").check(classes);
    }
}
