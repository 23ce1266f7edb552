package io.sparkone.platform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import jakarta.ws.rs.Path;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.sparkone.platform");

    @Test
    void featuresFormNoCycle() {
        slices().matching("io.sparkone.platform.(*)..").should().beFreeOfCycles()
                .because("each can then be read after those that it builds on").check(classes);
    }

    @Test
    void thePlatformKnowsNoService() {
        noClasses().should().dependOnClassesThat()
                .resideInAnyPackage("io.sparkone.api..", "io.sparkone.sync..", "io.sparkone.notify..",
                        "io.sparkone.backup..")
                .because("the services build on it, not the other way round").check(classes);
    }

    @Test
    void onlyTheStreamPackageTalksToRedisStreams() {
        noClasses().that()
                .resideOutsideOfPackages("io.sparkone.platform.stream..", "io.sparkone.platform.health..",
                        "io.sparkone.platform.access..")
                .should().dependOnClassesThat().resideInAPackage("io.quarkus.redis..")
                .because("the rules of appending and acknowledging stand in one place").check(classes);
    }

    @Test
    void thePlatformHasNoRestResources() {
        noClasses().should().beAnnotatedWith(Path.class).because("each service owns its paths").check(classes);
        noMethods().should().beAnnotatedWith(Path.class).because("each service owns its paths").check(classes);
    }

    @Test
    void onlyHttpAndItsAuditKnowRest() {
        noClasses().that().resideOutsideOfPackages("io.sparkone.platform.http..", "io.sparkone.platform.audit..")
                .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..")
                .because("events, loops and tables have nothing to do with who asks for them").check(classes);
    }
}
