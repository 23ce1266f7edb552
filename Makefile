# SparkOne: make dev-up runs all of it on this machine; make help lists the rest.
#
# Variables of dev-up: DETACH=1, SANDBOX=off, API_PORT, SYNC_PORT, NOTIFY_PORT, BACKUP_PORT, POSTGRES_PORT, REDIS_PORT,
# SANDBOX_PORT, SANDBOX_SMTP_PORT, DATABASE_URL and REDIS_URL (servers of your own), SERVICE_JVM_FLAGS.

.DEFAULT_GOAL := help
.PHONY: help dev-up dev-down test migrate build bench format clean jdk idle
.SUFFIXES:

APPS := api-service sync-service notify-service backup-service
MODULES := ops/local platform $(APPS)
JARS := $(APPS:%=%/target/quarkus-app/quarkus-run.jar)
BUILT := target/built

JAVA := $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
# an mvn of 3.8.6 or newer where there is one, else the wrapper
MVN = $(shell version=$$(mvn --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p'); \
	oldest=$$(printf '3.8.6\n%s\n' "$${version:-0}" | sort -V | head -n 1); \
	if [ "$$oldest" = 3.8.6 ]; then echo mvn; else echo ./mvnw; fi)
MVN_FLAGS ?= --batch-mode --no-transfer-progress
LAUNCHER = $(JAVA) -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx128m -Dsparkone.workspace='$(CURDIR)' \
	-cp 'ops/local/target/classes:ops/local/target/lib/*' io.sparkone.local.launcher.Launcher

# folders too: a deleted file changes nothing but its folder
SOURCES := pom.xml $(MODULES:%=%/pom.xml) $(shell find $(wildcard $(MODULES:%=%/src/main)))

help: ## This list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

dev-up: idle $(BUILT) ## Run everything here: servers, sandbox, four services (DETACH=1: in the background)
	@if [ -t 1 ]; then export SPARKONE_TERMINAL=1; fi; $(LAUNCHER) up $(if $(DETACH),--detach)

dev-down: jdk ## Stop what dev-up started
	@if [ -d ops/local/target/lib ]; then $(LAUNCHER) down; else echo 'SparkOne was not running.'; fi

test: jdk ## Prove the project: unit tests, tests of each service, tests of the whole suite
	$(MVN) $(MVN_FLAGS) --threads 2 verify

migrate: $(BUILT) ## Apply all migrations to DATABASE_URL (account that may create roles)
	@$(LAUNCHER) migrate

build: $(BUILT) ## Package what has changed

bench: jdk ## Package the benchmarks too; then ops/bench/chaos and the others (ops/bench/README.md)
	$(MVN) $(MVN_FLAGS) --quiet package -DskipTests

format: jdk ## Format the sources and sort their imports
	$(MVN) $(MVN_FLAGS) --quiet process-sources

clean: jdk ## Remove what was built; .sparkone stays
	$(MVN) $(MVN_FLAGS) --quiet clean

# new jars in place of those that run would break what runs
idle:
	@launcher=$$(cat .sparkone/run/launcher 2>/dev/null); \
	if [ -n "$$launcher" ] && ps -ww -o args= -p "$$launcher" 2>/dev/null | grep -qF 'sparkone.workspace=$(CURDIR)'; then \
		echo "error: SparkOne is running here already (process $$launcher): stop it with make dev-down." >&2; exit 1; fi

jdk:
	@major=$$($(JAVA) -version 2>&1 | sed -n 's/.* version "\([0-9]*\).*/\1/p'); \
	if [ "$${major:-0}" -lt 17 ]; then \
		echo "error: SparkOne needs a JDK 17 or newer, and found $${major:-none}: set JAVA_HOME." >&2; exit 1; fi; \
	if [ ! -x "$$(dirname "$$(command -v $(JAVA))")/javac" ]; then \
		echo "error: $(JAVA) comes without javac: SparkOne needs a JDK, not only a JRE." >&2; exit 1; fi

# One run of Maven for the modules that changed and what depends on them; -am resolves what they need within the run.
CHANGED = $(if $(or $(filter pom.xml platform/%,$?),$(filter-out $(wildcard $(JARS)),$(JARS))),$(MODULES),$(strip \
	$(foreach module,$(MODULES),$(if $(filter $(module)/%,$?),$(module)))))
empty :=
comma := ,
ifdef ALONE
$(BUILT): $(SOURCES) $(if $(filter-out $(wildcard $(JARS)),$(JARS)),jdk) | jdk
	@echo 'building $(or $(CHANGED),$(MODULES)) (takes minutes the first time)'
	@$(MVN) $(MVN_FLAGS) --quiet package -DskipTests -am -pl $(subst $(empty) $(empty),$(comma),$(or $(CHANGED),$(MODULES)))
	@touch $@
else
# One build at a time, where flock is: who waited looks again at what is left to build.
$(BUILT): $(SOURCES) $(if $(filter-out $(wildcard $(JARS)),$(JARS)),jdk) | jdk
	@mkdir -p $(@D)
	@$(if $(shell command -v flock),flock $@.lock) $(MAKE) --silent ALONE=1 $@
endif
