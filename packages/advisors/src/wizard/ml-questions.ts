import type { Answers } from "./answers.ts";
import { keepsDataset, makesTables, trains } from "./consequences.ts";
import { choiceForm, type QuestionsOf } from "./question.ts";

const trainsNothing = (answers: Answers) => !trains(answers);

export const ML_QUESTIONS: QuestionsOf<"ml" | "features" | "serving" | "gpu" | "accelerator" | "framework"> = {
  ml: {
    form: choiceForm("Machine learning?", "Each option includes the one before it.", {
      none: ["None"],
      notebooks: ["Notebooks", "A workspace to explore data."],
      train: ["Train models", "Training jobs and a model registry."],
      serve: ["Train and use models", "Also answers or scores."],
    }),
    default: "none",
  },
  features: {
    form: choiceForm("Feature store?", "The same values for training and for answers.", {
      none: ["None"],
      offline: ["For training"],
      online: ["For training and answers", "Values are also kept where a model reads them in milliseconds."],
    }),
    default: "none",
    isSkipped: (answers) => !trains(answers) || !makesTables(answers) || keepsDataset(answers),
  },
  serving: {
    form: choiceForm("How are predictions used?", "One request at a time, or all rows on a schedule.", {
      none: ["Not yet"],
      online: ["Answers to requests", "A model endpoint with an application in front."],
      batch: ["Scores for all rows", "A job that writes a table of scores."],
    }),
    default: "none",
    isSkipped: ({ ml }) => ml !== "serve",
  },
  gpu: {
    form: choiceForm("GPUs?", "They cost money only while a training job runs.", {
      none: ["None"],
      small: ["One small GPU"],
      large: ["Several large GPUs", "Training is spread over them."],
    }),
    default: "none",
    isSkipped: trainsNothing,
  },
  accelerator: {
    form: choiceForm("Which GPU?", "Its memory has to hold what is trained; clouds offer different ones.", {
      auto: ["Recommended"],
      l4: ["NVIDIA L4 (24 GB)"],
      a10g: ["NVIDIA A10G (24 GB)"],
      a100: ["NVIDIA A100"],
      h100: ["NVIDIA H100 (80 GB)"],
    }),
    default: "auto",
    isSkipped: (answers) => !trains(answers) || (answers.gpu === "none" && answers.finetune === "none"),
  },
  framework: {
    form: choiceForm("Framework?", "What training code is written with.", { pytorch: ["PyTorch"], tensorflow: ["TensorFlow"] }),
    default: "pytorch",
    isSkipped: trainsNothing,
  },
};
