# A small image: no root, no compiler, nothing written outside /paper and /tmp.
#   docker build -t digest . && docker run --rm -v "$PWD:/paper" digest run
ARG PYTHON=3.13
FROM python:${PYTHON}-slim AS build
WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY digest ./digest
COPY templates ./templates
COPY examples ./examples
COPY docs/reference/edition.schema.json ./docs/reference/edition.schema.json
# Further extras, such as transformers: docker build --build-arg EXTRAS=chat,postgres,metrics,transformers .
ARG EXTRAS=chat,postgres,metrics
RUN python -m venv /opt/digest && /opt/digest/bin/pip install --no-cache-dir ".[${EXTRAS}]" && \
    /opt/digest/bin/pip uninstall --yes pip setuptools

FROM python:${PYTHON}-slim
COPY --from=build /opt/digest /opt/digest
RUN useradd --uid 10001 --no-create-home --home-dir /paper digest && install -d -o digest -g digest /paper
ENV PATH=/opt/digest/bin:$PATH PYTHONDONTWRITEBYTECODE=1 DIGEST_LOG=json
USER 10001:10001
WORKDIR /paper
VOLUME /paper
HEALTHCHECK --interval=5m --timeout=30s --start-period=2m CMD ["digest", "health"]
ENTRYPOINT ["digest"]
CMD ["schedule"]
